"""Teams, invitations and members."""
