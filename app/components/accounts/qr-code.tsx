import styles from './shown-link.module.css'

/** Dark on white in every theme: cameras read no other. */
export function QrCode({
  size,
  path,
  label,
}: {
  readonly size: number
  readonly path: string
  readonly label: string
}) {
  return (
    <svg
      className={styles['qr']}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
