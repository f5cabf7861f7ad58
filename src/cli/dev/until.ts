const PAUSE_MS = 15

/** Asks until the answer is yes; false when the process that should make it so has ended, or time is up. */
export async function until(
  isSo: () => Promise<boolean>,
  ended: Promise<unknown>,
  patienceMs = 10_000,
): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  const deadline = Date.now() + patienceMs
  while (!over && Date.now() < deadline) {
    if (await isSo()) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}
