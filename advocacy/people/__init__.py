"""The people we stand beside: names, safe contact, addresses, supporters, what matters to them."""
