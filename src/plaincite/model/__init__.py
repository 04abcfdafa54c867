"""The words of plaincite: frozen values that every room shares, and nothing that acts on them."""
