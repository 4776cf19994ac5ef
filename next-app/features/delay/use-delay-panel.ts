'use client'

import { create } from 'zustand'

/** What the panel shows: the slider, or a way to find out where it should stand. */
export type DelayView = 'move' | 'tap' | 'measure'

const usePanel = create<{ view: DelayView | null }>()(() => ({ view: null }))

/** Null while the panel is shut. */
export const useDelayView = (): DelayView | null => usePanel(({ view }) => view)

export const showDelay = (view: DelayView | null): void => usePanel.setState({ view })
