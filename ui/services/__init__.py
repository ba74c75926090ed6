"""What pages ask and no page shows: the open library, jobs behind the window, settings, messages.

Call `Session`, `jobs`, `SettingsStore`, `Messages`.
"""
