/** What a command may touch of the terminal that it runs in. */
export interface Io {
  out(text: string): void
  err(text: string): void
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** True: stdout shows colours. */
  readonly colour: boolean
}

export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process
  // `weft trace … | head` closes the pipe early; that is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stdin,
    colour: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
  }
}
