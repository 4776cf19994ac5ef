'use client'

import { create } from 'zustand'

const useShown = create<{ hint: string | null }>()(() => ({ hint: null }))

/** Who came or left a moment ago, in words; null when there is nothing to say. */
export const useHint = (): string | null => useShown(({ hint }) => hint)

/** Lets it be read beside the people; null takes it away. */
export const showHint = (hint: string | null): void => useShown.setState({ hint })
