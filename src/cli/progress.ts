import type { Io } from './io.ts'

/** What is going on, on one line of the terminal that is wiped out at the end. */
export interface Progress {
  show(text: string): void
  end(): void
}

const CLEAR_LINE = '\r\u001b[2K'

export function progressOf({ err, showsProgress }: Io): Progress {
  let isShown = false
  return {
    show(text) {
      if (!showsProgress) return
      isShown = true
      err(`${CLEAR_LINE}${text} …`)
    },
    end() {
      if (isShown) err(CLEAR_LINE)
      isShown = false
    },
  }
}
