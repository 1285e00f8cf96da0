import './file-drop.css'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useText } from '../../messages/use-text.ts'
import { Button } from '../actions/button.tsx'
import { Icon } from '../icon.tsx'
import { type DroppedFile, readDropped, readFileList } from './read-dropped.ts'

interface FileDropProps {
  label: string
  hint?: string
  onFiles(files: DroppedFile[]): void
}

/** Takes files and whole folders: dropped, pasted, or chosen with a button. What lies in a folder keeps its path. */
export function FileDrop({ label, hint, onFiles }: FileDropProps) {
  const text = useText()
  const take = (list: FileList | null) => list !== null && list.length > 0 && onFiles(readFileList(list))
  return (
    <DropZone
      className="drop"
      aria-label={label}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void readDropped(items).then((files) => files.length > 0 && onFiles(files))}
    >
      <Icon name="upload" size="l" />
      <p className="drop-label">{label}</p>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      <div className="row">
        <FileTrigger allowsMultiple onSelect={take}>
          <Button icon="file">{text('design.drop.files')}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={take}>
          <Button icon="folder">{text('design.drop.folder')}</Button>
        </FileTrigger>
      </div>
    </DropZone>
  )
}
