import { FileSize } from '../files/file-size.tsx'
import { isPicturePath } from '../files/files-view.ts'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'

interface FileSideProps {
  readonly label: string
  readonly path: string
  /** Nothing where this version has no such file. */
  readonly bytes: number | undefined
  /** Where it can be looked at, where it can. */
  readonly address: string | undefined
}

/** One version of a file beside the text: what it is called, what it is and how large. */
export function FileSide({ label, path, bytes, address }: FileSideProps) {
  const say = useEditorWords()
  return (
    <div>
      <p className="small soft">{label}</p>
      {bytes === undefined ? (
        <p>{say('conflictAbsent')}</p>
      ) : (
        <p className={styles['fileSide']}>
          {isPicturePath(path) && address !== undefined ? <img src={address} alt="" /> : null}
          <strong>{path.slice(path.lastIndexOf('/') + 1)}</strong>
          <span>
            {kindOf(path)} · <FileSize bytes={bytes} />
          </span>
          {address === undefined ? null : (
            <a href={address} target="_blank" rel="noreferrer">
              {say('conflictOpen')}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

/** A file is called by what it is: its ending was given to it by what is in it. */
const kindOf = (path: string): string => {
  const ending = path.slice(path.lastIndexOf('.') + 1).toUpperCase()
  return ending === 'JPG' ? 'JPEG' : ending === 'WEBP' ? 'WebP' : ending
}
