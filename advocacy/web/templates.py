"""How templates become quick: what is the same on every page is worked out when a template is read."""

from collections.abc import MutableMapping
from types import FunctionType, MethodType
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

SAID = ("_", "gettext")


class QuickContext(Context):
    """Calls what a template calls most, macros and plain functions, without looking for what they might also be."""

    def call(
        self, called: Any, /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        kind = type(called)
        if kind is Macro:
            return called(self.eval_ctx, *given, **named)
        if kind in (FunctionType, MethodType) and not hasattr(called, "jinja_pass_arg"):
            return called(*given, **named)
        return super().call(called, *given, _loop_vars=_loop_vars, _block_vars=_block_vars, **named)


class AsWritten(NodeTransformer):
    """While there is no catalog, `_("Save")` is a piece of the template like any other."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        said = isinstance(node.node, nodes.Name) and node.node.name in SAID and not node.kwargs
        if not said or [type(one) for one in node.args] != [nodes.Const]:
            return node
        text = node.args[0].as_const()
        return node if "%(" in text else nodes.TemplateData(text % (), lineno=node.lineno)


class Written(CodeGenerator):
    """Templates as Python."""

    environment: "SharedGlobals"

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        if self.environment.as_written:
            node = AsWritten().visit(node)
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


def escaped(value: Any) -> str:
    """What a macro made is Markup already, and goes into the page as it is."""
    return value if type(value) is Markup else escape(value)


class SharedGlobals(Environment):
    """No template brings globals of its own, so all look into one dictionary.

    A chain of two, which is the default, is gone through for every include and import: a twentieth of a page.
    """

    as_written = False  # whether templates say their texts without looking for a catalog
    context_class = QuickContext
    code_generator_class = Written
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals
