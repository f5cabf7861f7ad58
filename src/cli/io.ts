import { isatty } from 'node:tty'
import { EXIT } from './exit-code.ts'

/** What a command may touch of the world that it runs in. */
export interface Io {
  out(text: string): void
  err(text: string): void
  readonly stdin: AsyncIterable<Uint8Array | string>
  /** True: stdout shows colours. */
  readonly colour: boolean
  /** Columns of the terminal that stdout is; absent: it is none, and lines may be as long as they like. */
  readonly width?: number
  /** Asks the person at the terminal; absent: there is nobody to ask. */
  ask?(question: string): Promise<string>
  /** True: stderr is a terminal, so that progress can be shown and wiped out again. */
  readonly showsProgress: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** HTTP. */
  readonly fetch: typeof fetch
}

const [STDIN, STDOUT, STDERR] = [0, 1, 2]

/** Streams are touched when they are used: making one takes longer than `weft --version`. */
export function processIo(): Io {
  const { stdout, env } = process
  // `weft trace … | head` closes the pipe early; that is no error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const isTerminal = isatty(STDOUT)
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void process.stderr.write(text),
    get stdin() {
      return process.stdin
    },
    colour: isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    ...(isTerminal ? { width: stdout.columns } : {}),
    ...(isatty(STDIN) && isatty(STDERR) ? { ask } : {}),
    showsProgress: isatty(STDERR) && env['TERM'] !== 'dumb',
    env,
    fetch: (...request) => fetch(...request),
  }
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  terminal.once('SIGINT', () => process.exit(EXIT.interrupted))
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

/** All of stdin, as text. */
export async function readAll({ stdin }: Io): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of stdin) {
    text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}
