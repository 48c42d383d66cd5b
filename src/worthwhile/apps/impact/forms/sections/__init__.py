"""The pages on which a case is entered, one module a page.

Each form is given the case as it stands and says afterwards which places of it are to be changed, so that a page
touches nothing that it did not ask.
"""
