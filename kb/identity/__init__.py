"""Who somebody is: a key that stays on their desk; their name is only its label."""
