import type { Metadata } from 'next'
import { NoRoom } from '../features/room/no-room-later.tsx'

export const metadata: Metadata = { title: 'Not found' }

const NotFound = () => <NoRoom title="Nothing here" text="This address leads nowhere." />

export default NotFound
