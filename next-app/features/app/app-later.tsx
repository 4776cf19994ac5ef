'use client'

import { useEffect } from 'react'
import { watchInstall } from '../../store/install.ts'

/** Whoever has just come wants to hear: nothing is kept for later before that. */
const LATER_MS = 5000

/** Whether every byte counts here, as far as the browser tells (Network Information API). */
const savesData = (): boolean =>
  'connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData === true

/** What makes the page an app of the device. Browsers have none of it by plain http across a network, and nothing is missing then. */
export const AppLater = () => {
  useEffect(() => {
    watchInstall()
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator) || savesData()) return
    const timer = setTimeout(() => {
      import('./keep-pages.ts').then(
        ({ keepPages }) => keepPages(navigator.serviceWorker),
        () => undefined,
      )
    }, LATER_MS)
    return () => clearTimeout(timer)
  }, [])
  return null
}
