import { FileSize } from '../desk/files/file-size.tsx'

interface FileLinksProps {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly address: string }[]
}

/** Files to open beside the page, with how large they are. */
export function FileLinks({ files }: FileLinksProps) {
  return (
    <ul>
      {files.map(({ name, bytes, address }) => (
        <li key={name}>
          <a href={address} target="_blank" rel="noopener">
            {name}
          </a>{' '}
          <span className="small soft">
            <FileSize bytes={bytes} />
          </span>
        </li>
      ))}
    </ul>
  )
}
