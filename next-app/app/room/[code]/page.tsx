import type { Metadata } from 'next'
import { Room } from '../../../features/room/room.tsx'
import { EARLY } from '../../../lib/early.ts'

export const metadata: Metadata = { title: 'Room', robots: { index: false } }

/** One page is prerendered for all rooms; the page reads its code from the address. */
export const generateStaticParams = () => [{ code: '_' }]

const RoomPage = () => (
  <>
    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, and its hash stands in the page's policy */}
    <script dangerouslySetInnerHTML={{ __html: EARLY }} />
    <Room />
  </>
)

export default RoomPage
