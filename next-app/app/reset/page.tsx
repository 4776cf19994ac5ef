import type { Metadata } from 'next'
import { ResetPage } from '../../features/account/reset-page.tsx'

export const metadata: Metadata = { title: 'New password', robots: { index: false }, referrer: 'no-referrer' }

const Page = () => <ResetPage />

export default Page
