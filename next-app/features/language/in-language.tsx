'use client'

import { Fragment, type ReactNode, useEffect } from 'react'
import { startLanguage, useLanguage } from '../../store/language.ts'

/** Draws what is inside in the language of this page, and anew when that changes; what it keeps in stores stays as it is. */
export const InLanguage = ({ children }: { children: ReactNode }) => {
  const tag = useLanguage((state) => state.tag)
  useEffect(startLanguage, [])
  return <Fragment key={tag}>{children}</Fragment>
}
