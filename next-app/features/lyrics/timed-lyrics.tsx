'use client'

import type { Lyrics, LyricsLine, PositionMs } from '@earshot/sync'
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import { lyricsWords } from '../../lib/lyrics-words.ts'
import { useHands } from '../player/use-hands.ts'
import { followLyrics, type Sung } from './follow-lyrics.ts'
import { scroller } from './looks.ts'
import { useCentred } from './use-centred.ts'

const say = lyricsWords
const NOTHING: Sung = { line: -1, word: -1 }

/** Lyrics that follow the song; a line that is pressed takes the room there. */
export const TimedLyrics = ({ lyrics, end }: { lyrics: Lyrics; end: ReactNode }) => {
  const session = useRoomSession()
  const hands = useHands()
  const [sung, setSung] = useState(NOTHING)
  const box = useRef<HTMLDivElement>(null)
  const letGo = useCentred(box, sung.line)

  useEffect(() => (session === null ? undefined : followLyrics(lyrics, session, setSung)), [lyrics, session])

  const go = useCallback(
    (atMs: PositionMs) => {
      letGo()
      hands.seek(atMs)
    },
    [hands, letGo],
  )
  return (
    <div ref={box} className={`${scroller} scroll-smooth`}>
      <ol aria-label={say.region} className="py-[44cqh]">
        {lyrics.lines.map((line, n) => (
          <Line
            key={line.atMs}
            line={line}
            go={go}
            standing={n === sung.line ? 'now' : n < sung.line ? 'past' : 'ahead'}
            word={n === sung.line ? sung.word : -1}
            isFirstStop={n === Math.max(0, sung.line)}
          />
        ))}
      </ol>
      {end}
    </div>
  )
}

const looks = {
  past: 'text-ink/45 hover:text-ink/75',
  now: 'text-ink',
  ahead: 'text-ink/60 hover:text-ink/85',
} as const

/** From a line to the next or the one before by arrows: to a tab key all of them are one stop. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const row = event.currentTarget.parentElement
  const to =
    event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' && row?.previousElementSibling
  if (!to) return
  event.preventDefault()
  to.querySelector('button')?.focus()
}

type LineProps = {
  line: LyricsLine
  go: (atMs: PositionMs) => void
  standing: keyof typeof looks
  word: number
  isFirstStop: boolean
}

const Line = memo(({ line, go, standing, word, isFirstStop }: LineProps) => (
  <li>
    <button
      type="button"
      lang=""
      dir="auto"
      tabIndex={isFirstStop ? 0 : -1}
      aria-current={standing === 'now' ? 'true' : undefined}
      onClick={() => go(line.atMs)}
      onKeyDown={walk}
      className={`block min-h-11 w-full whitespace-pre-line text-balance rounded-xl px-3 py-1.5 text-start font-bold font-display text-[1.7rem] leading-tight tracking-tight transition-colors duration-200 ${looks[standing]}`}
    >
      {line.text === '' ? (
        <>
          <span aria-hidden="true">♪</span>
          <span className="sr-only">{say.interlude}</span>
        </>
      ) : standing === 'now' && line.words ? (
        <Words words={line.words} word={word} />
      ) : (
        line.text
      )}
    </button>
  </li>
))

const Words = ({ words, word }: { words: NonNullable<LyricsLine['words']>; word: number }) =>
  words.map(({ text }, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a word is known by its place and nothing else
    <span key={n} className={`transition-colors duration-200 ${n > word ? 'text-ink/60' : ''}`}>
      {text}
    </span>
  ))
