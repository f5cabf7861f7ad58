/**
 * Writers of one chain one after the other, within one process.
 *
 * Not for safety, which the transaction's conditions give, also against other processes: but writers
 * that decide on the same version undo each other's work, and the slowest of them would never win.
 *
 * A promise may be settled by another request, but a request can also end at any moment and settle
 * nothing. So whoever waits wakes by a timer of its own now and then, and takes the turn of a writer
 * that has not given it on for that long.
 *
 * @module
 */
interface Queue {
  /** Turns given on so far. */
  served: number
  readonly waiting: (() => void)[]
}

export type Turns = Map<string, Queue>

/** Longer than a write takes, also over a slow link; shorter than a caller's patience. */
const PATIENCE_MS = 400

export async function inTurn<T>(
  turns: Turns,
  { name, pause }: { readonly name: string; pause(ms: number): Promise<void> },
  work: () => Promise<T>,
): Promise<T> {
  const queue = turns.get(name)
  const own = queue ?? { served: 0, waiting: [] }
  if (queue === undefined) turns.set(name, own)
  else await turnOf(own, pause)
  try {
    return await work()
  } finally {
    giveOn(turns, name, own)
  }
}

async function turnOf(queue: Queue, pause: (ms: number) => Promise<void>): Promise<void> {
  let isMine = false
  let go = (): void => {}
  const called = new Promise<void>((resolve) => {
    go = () => {
      isMine = true
      resolve()
    }
  })
  queue.waiting.push(go)
  for (let seen = -1; !isMine && seen !== queue.served; ) {
    seen = queue.served
    await Promise.race([called, pause(PATIENCE_MS)])
  }
  if (isMine) return
  // Counts as a turn, so that the others wait for this one and do not all take theirs at once.
  queue.served += 1
  const place = queue.waiting.indexOf(go)
  if (place >= 0) queue.waiting.splice(place, 1)
}

function giveOn(turns: Turns, name: string, queue: Queue): void {
  queue.served += 1
  const next = queue.waiting.shift()
  if (next !== undefined) next()
  else if (turns.get(name) === queue) turns.delete(name)
}
