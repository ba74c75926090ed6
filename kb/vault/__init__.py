"""What never leaves the desk: pseudonyms, consents, proofs, originals; sealed where a passphrase is set.

Call `Vault`; `vault_lock` locks and unlocks it.
"""
