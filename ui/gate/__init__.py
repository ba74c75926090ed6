"""What the confidentiality gate says, as a person sees it: findings, choices, and the question before something leaves."""
