import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A way to train, run as a process of its own. */
export interface Contestant {
  readonly name: string;
  readonly version: string;
  readonly command: readonly string[];
}

/** What a contestant answers. */
export interface Answer {
  /** CPU seconds that the updates took. */
  readonly seconds: number;
  /** The losses of the first of them. */
  readonly losses: readonly number[];
}

const file = (name: string) => fileURLToPath(new URL(`contestants/${name}`, import.meta.url));

/** Those that this machine has, and a sentence on each that it lacks. */
export function contestants(tensorflow: string): { present: Contestant[]; absent: string[] } {
  const node = { version: `Node ${process.versions.node}`, command: [process.execPath] };
  const ours = (name: string, module: string): Contestant => ({
    ...node,
    name,
    command: [...node.command, file(module)],
  });
  const present = [ours("textbook", "textbook.ts"), ours("kernel", "kernel.ts")];
  present.push({
    ...ours("TensorFlow.js", "tensorflow.ts"),
    version: `${tensorflow}, WebAssembly`,
  });
  const absent: string[] = [];
  const torch = pythonWith("torch");
  if (torch)
    for (const dtype of ["float64", "float32"])
      present.push({
        name: `PyTorch ${dtype}`,
        version: torch.version,
        command: [torch.python, file("torch-elman.py"), dtype],
      });
  else
    absent.push(
      "PyTorch: no python3 here has it; Debian's packages are python3-torch and libopenblas0-pthread",
    );
  const numpy = pythonWith("numpy");
  if (numpy)
    present.push({
      name: "NumPy",
      version: numpy.version,
      command: [numpy.python, file("numpy-elman.py")],
    });
  else absent.push("NumPy: no python3 here has it; Debian's package is python3-numpy");
  return { present, absent };
}

/** The first Python that can import a package, and the package's version. */
function pythonWith(name: string): { python: string; version: string } | undefined {
  for (const python of [process.env.PYTHON ?? "python3", "/usr/bin/python3"]) {
    const script = `import ${name}; print(${name}.__version__)`;
    const { status, stdout } = spawnSync(python, ["-c", script], { encoding: "utf8" });
    if (status === 0) return { python, version: stdout.trim() };
  }
  return undefined;
}

/** A contestant at work on one job; `ask` has it make so many updates. */
export interface Running {
  readonly ask: (updates: number) => Promise<Answer>;
  readonly stop: () => void;
}

/**
 * One thread for each; and memory that Linux's allocator has once fetched is kept, without which NumPy
 * spends most of its time on asking for the same pages again.
 */
const SURROUNDINGS = {
  OMP_NUM_THREADS: "1",
  OPENBLAS_NUM_THREADS: "1",
  MKL_NUM_THREADS: "1",
  MALLOC_MMAP_THRESHOLD_: "1073741824",
  MALLOC_TRIM_THRESHOLD_: "1073741824",
};

/** Starts a contestant on the job in a file. Throws what it says where it fails. */
export async function begin({ name, command }: Contestant, job: string): Promise<Running> {
  const [program, script, ...rest] = command;
  const child: ChildProcessWithoutNullStreams = spawn(program, [script, job, ...rest], {
    env: { ...process.env, ...SURROUNDINGS },
  });
  let errors = "";
  child.stderr.on("data", (data) => (errors += String(data)));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    // TensorFlow.js has a word of its own to say first.
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} stopped: ${errors.trim().split("\n").at(-1)}`);
      if (value === "ready" || value.startsWith("{")) return value;
    }
  };
  await next();
  return {
    ask: async (updates) => {
      child.stdin.write(`${updates}\n`);
      return JSON.parse(await next()) as Answer;
    },
    stop: () => child.kill(),
  };
}
