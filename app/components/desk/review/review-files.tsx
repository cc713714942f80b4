import { casePath } from '../../../case-path.ts'
import { REVIEW } from '../../../content/desk/review.ts'
import { useWords } from '../../accounts/use-words.ts'
import { FileSize } from '../files/file-size.tsx'
import styles from './review.module.css'
import type { ReviewFile, ReviewView } from './review-view.ts'

/** The pictures and documents that readers would get with the text: what is new of them first. */
export function ReviewFiles({ view: { slug, files, filesOf } }: { readonly view: ReviewView }) {
  const say = useWords(REVIEW)
  if (files.length === 0) return <p className="soft">{say('noFiles', { number: filesOf })}</p>
  return (
    <>
      <h2>{say('files', { number: filesOf })}</h2>
      <ul className={styles['files']}>
        {files.map((file) => (
          <FileLine key={file.path} file={file} address={casePath(slug, `/r/${filesOf}/files/${file.path}`)} />
        ))}
      </ul>
    </>
  )
}

function FileLine({ file: { path, bytes, change }, address }: { readonly file: ReviewFile; readonly address: string }) {
  const say = useWords(REVIEW)
  return (
    <li>
      {change === 'removed' ? <s>{path}</s> : <a href={address}>{path}</a>}{' '}
      <span className="small soft nowrap">
        {kindOf(path)} · <FileSize bytes={bytes} />
      </span>{' '}
      {change === 'same' ? null : <span className="tag">{say(`kind.${change}`)}</span>}
    </li>
  )
}

/** By the ending of its name, which was given by what it is. */
function kindOf(path: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toUpperCase() ?? '—'
  return ending === 'JPG' ? 'JPEG' : ending
}
