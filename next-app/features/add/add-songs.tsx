'use client'

import { Upload } from 'lucide-react'
import { useState } from 'react'
import { words } from '../../lib/words.ts'
import { AddLink } from './add-link.tsx'
import { pickFiles } from './file-pick.tsx'
import { FolderButton } from './folder/folder-button.tsx'
import { FolderView } from './folder-view.tsx'
import { LibraryList } from './library-list.tsx'

/** The ways a song gets into the room: a file, a link, the server's folder, the library. */
export const AddSongs = () => {
  const [isFolderOpen, setFolderOpen] = useState(false)
  if (isFolderOpen) return <FolderView onClose={() => setFolderOpen(false)} />
  return <Ways onOpenFolder={() => setFolderOpen(true)} />
}

const Ways = ({ onOpenFolder }: { onOpenFolder: () => void }) => (
  <div className="flex flex-col gap-3 pt-1">
    <button
      type="button"
      onClick={pickFiles}
      className="flex min-h-20 w-full items-center gap-4 rounded-2xl border border-line border-dashed px-5 text-left transition hover:border-accent hover:bg-ink/4"
    >
      <Upload aria-hidden="true" className="size-5 shrink-0 text-accent" />
      <span>
        <span className="block font-medium">{words.add.choose}</span>
        <span className="block text-faint text-sm">{words.add.chooseHint}</span>
      </span>
    </button>
    <AddLink />
    <FolderButton onOpen={onOpenFolder} />
    <LibraryList />
  </div>
)
