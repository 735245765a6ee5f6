let top: usize = 0;

/** Forgets all room that was taken. */
export function clearRoom(): void {
  top = (__heap_base + 63) & ~63;
}

/** Room for so many doubles, from the beginning of a cache line on. Its numbers are any. */
export function room(doubles: usize): usize {
  const at = top;
  top = (top + (doubles << 3) + 63) & ~63;
  const pages = <i32>((top + 65535) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  return at;
}
