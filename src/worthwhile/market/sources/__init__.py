"""Where notices come from: files of any OCDS kind, and the services that publish them."""
