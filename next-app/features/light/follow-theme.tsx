'use client'

import { useEffect } from 'react'
import { followTheme } from '../../store/theme.ts'

/** Keeps the page upon the ground that is preferred. Draws nothing. */
export const FollowTheme = () => {
  useEffect(followTheme, [])
  return null
}
