import type { Metadata } from 'next'
import { InLanguage } from '../features/language/in-language.tsx'
import { NothingHere } from '../features/room/nothing-here.tsx'

export const metadata: Metadata = { title: 'Not found' }

const NotFound = () => (
  <InLanguage>
    <NothingHere />
  </InLanguage>
)

export default NotFound
