'use client'

import { create } from 'zustand'
import { askSettings } from '../lib/api.ts'
import { type OwnAccount, readAccount } from '../lib/own-account.ts'

/** What this page knows of the account of whoever sits here, by the server's own word each time. */
export type AccountState = {
  /** Whether this server keeps accounts; null until it has said so. */
  isOffered: boolean | null
  signInBy: readonly string[]
  /** Null for a guest, undefined until it is known. */
  account: OwnAccount | null | undefined
  /** Whether the dialog is open. */
  isOpen: boolean
  read(): Promise<void>
  know(account: OwnAccount | null): void
  open(isOpen: boolean): void
}

export const useAccountStore = create<AccountState>()((set, get) => ({
  isOffered: null,
  signInBy: [],
  account: undefined,
  isOpen: false,
  read: async () => {
    if (get().isOffered === null) {
      const settings = await askSettings()
      if (!settings.ok) return
      const { hasAccounts: isOffered, signInBy } = settings.value
      set({ isOffered, signInBy })
    }
    if (get().isOffered !== true) return
    const account = await readAccount()
    if (account.ok) set({ account: account.value })
  },
  know: (account) => set({ account }),
  open: (isOpen) => {
    set({ isOpen })
    // A new name, or a session that was ended from elsewhere, is told to the page by nobody.
    if (isOpen) void get().read()
  },
}))
