import type { Metadata } from 'next'
import { ConnectPage } from '../../features/spotify/connect-page.tsx'

export const metadata: Metadata = { title: 'Spotify', robots: { index: false } }

/** Where a listener's own account is connected, and where Spotify comes back to. */
const SpotifyPage = () => <ConnectPage />

export default SpotifyPage
