import type { Role } from '@earshot/sync'
import { Crown, Disc3, Shield } from 'lucide-react'
import { words } from '../../lib/words.ts'

const marks: Record<Exclude<Role, 'listener'>, { Icon: typeof Crown; look: string }> = {
  host: { Icon: Crown, look: 'text-accent' },
  moderator: { Icon: Shield, look: 'text-soft' },
  dj: { Icon: Disc3, look: 'text-soft' },
}

/** A small sign beside a name of what its person is here, in words for who cannot see it. Listeners have none. */
export const RoleMark = ({ role }: { role: Role }) => {
  if (role === 'listener') return null
  const { Icon, look } = marks[role]
  return (
    <span title={words.people.roles[role]} className={`inline-flex shrink-0 ${look}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      <span className="sr-only">, {words.people.roles[role]}</span>
    </span>
  )
}
