'use client'

import { useEffect, useState } from 'react'
import { words } from '../../lib/words.ts'
import { useFiles } from './use-files.ts'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** The files in a drop, without the folders. */
const filesOf = ({ dataTransfer }: DragEvent): File[] =>
  [...(dataTransfer?.items ?? [])]
    .filter((entry) => entry.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((entry) => entry.getAsFile() ?? [])

/** Makes the whole window a place to drop songs. */
export const DropZone = () => {
  const { take } = useFiles()
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    // Only leaving the window has nothing it goes to.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      take(filesOf(event))
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [take])

  if (!isOver) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-ground/80 p-4 backdrop-blur-sm sm:p-8">
      <div className="flex size-full items-center justify-center rounded-[2rem] border-2 border-accent border-dashed">
        <p className="font-bold font-display text-4xl tracking-tight">{words.add.dropHere}</p>
      </div>
    </div>
  )
}
