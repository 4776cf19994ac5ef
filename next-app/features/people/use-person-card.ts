'use client'

import type { PublicUser } from '@earshot/sync'
import { create } from 'zustand'

const useCard = create<{ user: PublicUser | null }>()(() => ({ user: null }))

/** Of whom the card is open; null when it is shut. */
export const useShownPerson = (): PublicUser | null => useCard(({ user }) => user)

export const showPerson = (user: PublicUser | null): void => useCard.setState({ user })
