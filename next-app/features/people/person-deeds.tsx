import { Ban, Crown, DoorOpen, MessageSquare, MessageSquareOff } from 'lucide-react'
import { personWords } from '../../lib/person-words.ts'
import type { Powers } from './powers.ts'

const card = personWords

type Deeds = {
  powers: Powers
  isMuted: boolean
  handOver: () => void
  mute: () => void
  kick: () => void
  ban: () => void
}

/** What may be done about a person besides their role. */
export const PersonDeeds = ({ powers, isMuted, handOver, mute, kick, ban }: Deeds) => (
  <ul className="-mx-3">
    {powers.mayManage && (
      <Deed Icon={isMuted ? MessageSquare : MessageSquareOff} name={isMuted ? card.unmute : card.mute} act={mute} />
    )}
    {powers.mayHandOver && <Deed Icon={Crown} name={card.handOver} act={handOver} />}
    {powers.mayManage && (
      <>
        <Deed Icon={DoorOpen} name={card.kick} why={card.kickWhy} act={kick} />
        <Deed Icon={Ban} name={card.ban} why={card.banWhy} act={ban} look="text-alarm" />
      </>
    )}
  </ul>
)

const Deed = ({
  Icon,
  name,
  why,
  act,
  look = '',
}: {
  Icon: typeof Ban
  name: string
  why?: string
  act: () => void
  look?: string
}) => (
  <li>
    <button
      type="button"
      onClick={act}
      className={`flex min-h-12 w-full items-center gap-3.5 rounded-2xl px-3 py-1.5 text-start transition hover:bg-ink/6 ${look}`}
    >
      <Icon aria-hidden="true" className="size-5 shrink-0 opacity-80" />
      <span className="min-w-0">
        {name}
        {why !== undefined && <span className="block text-faint text-sm leading-snug">{why}</span>}
      </span>
    </button>
  </li>
)
