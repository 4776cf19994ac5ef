'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { spotifyWords } from '../../lib/spotify-words.ts'
import { type ConnectStep, connectStep } from '../../session/spotify/connect.ts'

/** Goes to Spotify, and takes what comes back; the window closes itself where it may. */
export const ConnectPage = () => {
  const [step, setStep] = useState<ConnectStep | null>(null)
  const isBegun = useRef(false)
  useEffect(() => {
    // An answer counts once, and React may look at an effect twice.
    if (isBegun.current) return
    isBegun.current = true
    void connectStep().then((next) => {
      setStep(next)
      if (next.step === 'go') location.replace(next.url)
      if (next.step === 'done') window.close()
    })
  }, [])
  const from = step === null || step.step === 'go' ? null : step.from
  return (
    <main className="mx-auto flex min-h-svh max-w-md flex-col items-center justify-center gap-6 px-6 text-center">
      <Logo />
      <h1 className="font-display font-semibold text-3xl">{spotifyWords.title}</h1>
      <p role="status" className="text-balance text-soft">
        {textOf(step)}
      </p>
      {step?.step === 'failed' && (
        <Button look="primary" onClick={() => location.assign(`/spotify?${new URLSearchParams({ from: step.from })}`)}>
          {spotifyWords.retry}
        </Button>
      )}
      {from !== null && <Button onClick={() => location.assign(from)}>{spotifyWords.back}</Button>}
    </main>
  )
}

const textOf = (step: ConnectStep | null): string => {
  if (step === null || step.step === 'go') return spotifyWords.going
  return step.step === 'done' ? spotifyWords.done : spotifyWords.faults[step.why]
}
