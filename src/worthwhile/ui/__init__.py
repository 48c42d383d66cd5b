"""How pages look and read: base template, form templates and the front end. No page of its own."""
