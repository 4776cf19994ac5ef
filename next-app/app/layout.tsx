import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { Toasts } from '../components/toasts.tsx'
import { AppLater } from '../features/app/app-later.tsx'
import { FIRST_SCRIPT } from '../features/language/first-script.ts'
import { FollowTheme } from '../features/light/follow-theme.tsx'
import { PreferencesLater } from '../features/preferences/preferences-later.tsx'
import { landingWords } from '../lib/landing-words.ts'
import { words } from '../lib/words.ts'
import { display, displayExt, text, textExt } from './fonts.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: `${words.product}: ${words.tagline.toLowerCase()}`, template: `%s · ${words.product}` },
  description: landingWords.lead,
  applicationName: words.product,
  openGraph: { title: words.product, description: landingWords.lead, type: 'website' },
  robots: { index: true, follow: true },
  appleWebApp: { capable: true, title: words.product, statusBarStyle: 'black' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
}

const fonts = [display, displayExt, text, textExt].map(({ variable }) => variable).join(' ')

const RootLayout = ({ children }: { children: ReactNode }) => (
  <html lang="en" dir="ltr" data-theme="dark" className={fonts} suppressHydrationWarning>
    <head>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, and its hash stands in the page's policy */}
      <script dangerouslySetInnerHTML={{ __html: FIRST_SCRIPT }} />
    </head>
    <body>
      {children}
      <FollowTheme />
      <PreferencesLater />
      <Toasts />
      <AppLater />
    </body>
  </html>
)

export default RootLayout
