'use client'

import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { createSpace } from '../../lib/api.ts'
import { landingWords } from '../../lib/landing-words.ts'
import { useGoToRoom } from './use-go-to-room.ts'
import { useStartWish } from './use-start-wish.ts'

/** The one obvious button: makes a room and goes there. */
export const StartRoom = ({ label = landingWords.start }: { label?: string }) => {
  const goToRoom = useGoToRoom()
  const [busy, setBusy] = useState(false)

  const start = async () => {
    setBusy(true)
    const answer = await createSpace()
    if (answer.ok) return goToRoom(answer.value)
    setBusy(false)
    toast.error(answer.message)
  }
  useStartWish(start)

  return (
    <Button look="primary" shape="large" onClick={start} aria-busy={busy} aria-disabled={busy} className="group">
      {busy ? landingWords.starting : label}
      <ArrowRight
        aria-hidden="true"
        className="size-5 transition-transform group-hover:translate-x-1 rtl:-scale-x-100 rtl:group-hover:-translate-x-1"
      />
    </Button>
  )
}
