import type { Metadata } from 'next'
import { Room } from '../../../features/room/room.tsx'

export const metadata: Metadata = { title: 'Room', robots: { index: false } }

/** One page is prerendered for all rooms; the page reads its code from the address. */
export const generateStaticParams = () => [{ code: '_' }]

const RoomPage = () => <Room />

export default RoomPage
