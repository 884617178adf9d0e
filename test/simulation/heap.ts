/** Things in the order of their time; of equal times the one that was added first comes first. */
export interface Heap<T> {
  push(at: number, value: T): void;
  peek(): { readonly at: number; readonly value: T } | undefined;
  pop(): T | undefined;
  readonly size: () => number;
}

interface Held<T> {
  readonly at: number;
  readonly order: number;
  readonly value: T;
}

export function createHeap<T>(): Heap<T> {
  const held: Held<T>[] = [];
  let added = 0;

  const before = (one: Held<T>, other: Held<T>) =>
    one.at < other.at || (one.at === other.at && one.order < other.order);

  function swap(one: number, other: number): void {
    const [first, second] = [held[one], held[other]];
    if (first === undefined || second === undefined) return;
    held[one] = second;
    held[other] = first;
  }

  function isBefore(one: number, other: number): boolean {
    const [first, second] = [held[one], held[other]];
    return first !== undefined && second !== undefined && before(first, second);
  }

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isBefore(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const child = isBefore(left + 1, left) ? left + 1 : left;
      if (!isBefore(child, at)) return;
      swap(at, child);
      at = child;
    }
  }

  return {
    push(at, value) {
      held.push({ at, order: added, value });
      added += 1;
      rise(held.length - 1);
    },
    peek: () => held[0],
    pop() {
      const [first] = held;
      const last = held.pop();
      if (first !== undefined && last !== undefined && held.length > 0) {
        held[0] = last;
        sink();
      }
      return first?.value;
    },
    size: () => held.length,
  };
}
