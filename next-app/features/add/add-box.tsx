'use client'

import { ArrowRight, Search, X } from 'lucide-react'
import { type ChangeEvent, type ClipboardEvent, type KeyboardEvent, useId } from 'react'
import { words } from '../../lib/words.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { say, submit } from '../../store/adding/box.ts'
import { readTyped } from '../../store/adding/typed.ts'
import { useFiles } from './use-files.ts'

/** A long list is looked through, not shown whole. */
const LINES_MOST = 5

/** On a phone the keyboard and the dock leave little room for what is found: the box goes to the top. */
const comeUp = (): void => {
  if (matchMedia('(width < 64rem)').matches) document.getElementById('panel')?.scrollIntoView({ block: 'start' })
}

/** One place for a link, a search, a list and files: what is put into it decides. */
export const AddBox = () => {
  const id = useId()
  const text = useAdding((state) => state.text)
  const { take } = useFiles()
  const { kind } = readTyped(text)
  const isEmpty = text === ''

  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    const { inputType } = event.nativeEvent as InputEvent
    say(event.target.value, inputType === 'insertFromPaste' || inputType === 'insertFromDrop')
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    take(files)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && !isEmpty) say('')
    else if (event.key === 'Enter' && !event.shiftKey) submit()
    else return
    event.preventDefault()
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="flex items-end rounded-field bg-veil ring-1 ring-line ring-inset transition-shadow focus-within:ring-2 focus-within:ring-accent"
    >
      <label htmlFor={id} className="flex h-13 items-center self-start pe-3 ps-4.5 text-faint">
        <Search aria-hidden="true" className="size-5" />
        <span className="sr-only">{words.add.box}</span>
      </label>
      <textarea
        id={id}
        data-box
        dir={isEmpty ? undefined : 'auto'}
        rows={Math.min(LINES_MOST, text.split('\n').length)}
        wrap="off"
        value={text}
        onChange={change}
        onPaste={paste}
        onKeyDown={press}
        onFocus={comeUp}
        placeholder={words.add.boxHint}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint={kind === 'search' ? 'search' : 'done'}
        className="my-3.5 block min-w-0 flex-1 resize-none overflow-x-hidden bg-transparent leading-6 outline-none [scrollbar-width:thin] placeholder:text-faint"
      />
      {!isEmpty && (
        <>
          <button
            type="button"
            aria-label={words.add.clear}
            onClick={() => {
              say('')
              document.getElementById(id)?.focus()
            }}
            className="mb-1 flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:text-ink"
          >
            <X aria-hidden="true" className="size-[1.15rem]" />
          </button>
          <button
            type="submit"
            aria-label={words.add.go[kind]}
            className="me-1 mb-1 flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent transition-[scale] active:scale-95"
          >
            <ArrowRight aria-hidden="true" className="size-5 rtl:-scale-x-100" />
          </button>
        </>
      )}
    </form>
  )
}
