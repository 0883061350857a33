// What is drawn of the whole graph, in one layer of WebGL: relations as lines, documents as points above them.
//
// Sigma draws a node from an object of its own, and fifty thousand of them cost seconds before the first frame. It
// lends its camera, its layers and its coordinates; places, sizes and colours go to the graphics driver as columns.
import type Sigma from "sigma";
import type { EdgeProgramType, NodeProgramType } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

/** Documents drawn while the picture moves: the most cited; all of them once it stands. */
const MOVED = 25_000;

const VERTEX = `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
uniform mat3 u_matrix;
uniform float u_scale;
varying vec4 v_color;
varying float v_size;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1.0)).xy, 0.0, 1.0);
  v_size = a_size * u_scale;
  gl_PointSize = v_size;
  v_color = a_color;
}`;

const FRAGMENT = `
precision mediump float;
uniform float u_round;
varying vec4 v_color;
varying float v_size;
void main() {
  float inside = 1.0;
  if (u_round > 0.0 && v_size > 2.5) inside = clamp((0.5 - length(gl_PointCoord - 0.5)) * v_size, 0.0, 1.0);
  gl_FragColor = v_color * inside;
}`;

/** A colour of the style sheet, a share of it, as four bytes in one number: multiplied, as sigma's blending wants it. */
export function tintOf(hex: string, share = 1): number {
  const parts = [1, 3, 5].map((at) => Math.round(parseInt(hex.slice(at, at + 2), 16) * share));
  const [tint] = new Uint32Array(Uint8Array.of(...parts, Math.round(share * 255)).buffer);
  return tint ?? 0;
}

/** Things to draw of one kind: two coordinates and a size each, and a colour each. */
export class Shapes {
  readonly places: Float32Array;
  readonly tints: Uint32Array;

  constructor(readonly size: number) {
    this.places = new Float32Array(size * 3);
    this.tints = new Uint32Array(size);
  }

  put(at: number, x: number, y: number, size: number, tint: number): void {
    this.places[at * 3] = x;
    this.places[at * 3 + 1] = y;
    this.places[at * 3 + 2] = size;
    this.tints[at] = tint;
  }
}

/** What stands in the picture now; setting points or lines anew shows them in the next frame. */
export interface Scene {
  /** The most cited documents last: they are drawn on top. */
  points: Shapes;
  /** Two ends for each relation. */
  lines: Shapes;
  moving: boolean;
  /** Whether relations are left out while the picture moves. */
  thin: boolean;
}

interface Buffers {
  places: WebGLBuffer | null;
  tints: WebGLBuffer | null;
  shapes: Shapes | null;
}

class Drawing {
  // What sigma would call for the labels and the hovered node of its own graph: it holds neither.
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  private readonly program: WebGLProgram;
  private readonly points: Buffers;
  private readonly lines: Buffers;

  constructor(private readonly gl: WebGLRenderingContext, private readonly scene: Scene) {
    this.program = gl.createProgram();
    for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
      const shader = gl.createShader(kind);
      if (!shader) continue; // the context is lost, and with it the picture
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    const buffers = (): Buffers => ({ places: gl.createBuffer(), tints: gl.createBuffer(), shapes: null });
    [this.points, this.lines] = [buffers(), buffers()];
  }

  reallocate(): void {}

  process(): void {}

  kill(): void {
    for (const { places, tints } of [this.points, this.lines]) {
      this.gl.deleteBuffer(places);
      this.gl.deleteBuffer(tints);
    }
    this.gl.deleteProgram(this.program);
  }

  render(params: RenderParams): void {
    const { gl, scene, program } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null); // sigma leaves the one for finding nodes by colour bound
    gl.viewport(0, 0, params.width * params.pixelRatio, params.height * params.pixelRatio);
    gl.enable(gl.BLEND);
    gl.useProgram(program);
    gl.uniformMatrix3fv(gl.getUniformLocation(program, "u_matrix"), false, params.matrix);
    gl.uniform1f(gl.getUniformLocation(program, "u_scale"), (params.pixelRatio * 2) / params.sizeRatio);
    const round = gl.getUniformLocation(program, "u_round");
    if (!(scene.moving && scene.thin)) {
      gl.uniform1f(round, 0);
      this.draw(this.lines, scene.lines, gl.LINES, 0);
    }
    gl.uniform1f(round, 1);
    this.draw(this.points, scene.points, gl.POINTS, scene.moving ? Math.max(0, scene.points.size - MOVED) : 0);
  }

  private draw(buffers: Buffers, shapes: Shapes, mode: number, first: number): void {
    const { gl } = this;
    const changed = buffers.shapes !== shapes;
    buffers.shapes = shapes;
    const bind = (buffer: WebGLBuffer | null, data: Float32Array | Uint32Array): void => {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      if (changed) gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    };
    const feed = (name: string, size: number, type: number, stride: number, offset: number): void => {
      const at = gl.getAttribLocation(this.program, name);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, type, type === gl.UNSIGNED_BYTE, stride, offset);
    };
    bind(buffers.places, shapes.places);
    feed("a_position", 2, gl.FLOAT, 12, 0);
    feed("a_size", 1, gl.FLOAT, 12, 8);
    bind(buffers.tints, shapes.tints);
    feed("a_color", 4, gl.UNSIGNED_BYTE, 4, 0);
    if (shapes.size > first) gl.drawArrays(mode, first, shapes.size - first);
  }
}

/** A program that draws nothing, for the layers of sigma that this picture has no use for. */
class Nothing {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
}

/** The settings with which sigma draws a scene and nothing else. */
export function programsOf(scene: Scene): {
  nodeProgramClasses: Record<string, NodeProgramType>;
  nodeHoverProgramClasses: Record<string, NodeProgramType>;
  edgeProgramClasses: Record<string, EdgeProgramType>;
} {
  class Whole extends Drawing {
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, _renderer: Sigma) {
      super(gl, scene);
    }
  }
  const nothing = Nothing as unknown as NodeProgramType & EdgeProgramType;
  return {
    nodeProgramClasses: { circle: Whole as unknown as NodeProgramType },
    nodeHoverProgramClasses: { circle: nothing },
    // Sigma would put its own programs together under these names.
    edgeProgramClasses: { arrow: nothing, line: nothing },
  };
}
