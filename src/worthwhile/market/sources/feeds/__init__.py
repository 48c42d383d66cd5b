"""The services that publish notices in the United Kingdom, asked politely and completely."""
