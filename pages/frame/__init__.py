"""What every page shares: navigation, filters, figures with their actions, states (step 11)."""
