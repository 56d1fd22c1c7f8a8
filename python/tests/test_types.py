"""The stubs are what the modules are."""

import ast
import inspect
import pathlib

import tributary
from tributary import _commands, _native, _stubs, _table

FOLDER = pathlib.Path(tributary.__file__).parent


def test_the_stubs_of_the_table_are_up_to_date():
    stubs = (FOLDER / "_commands.pyi").read_text()
    assert stubs == _stubs.stubs(), "write them anew: python -m tributary._stubs > python/tributary/_commands.pyi"
    ast.parse(stubs)


def members(tree: ast.AST) -> dict[str, ast.AST]:
    return {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def parameters(node: ast.FunctionDef) -> list[tuple[str, bool]]:
    """Names, and whether they may be left out."""
    names = [argument.arg for argument in node.args.args]
    optional = len(names) - len(node.args.defaults)
    return [(name, place >= optional) for place, name in enumerate(names) if name not in ("self", "cls")]


def real(function) -> list[tuple[str, bool]]:
    found = inspect.signature(function).parameters.values()
    return [(one.name, one.default is not one.empty) for one in found if one.name != "self"]


def public(module) -> set[str]:
    return {name for name in dir(module) if not name.startswith("_")}


def test_the_stubs_of_the_extension_module_are_its_own():
    stubs = members(ast.parse((FOLDER / "_native.pyi").read_text()))
    assert set(stubs) == public(_native)
    for name, node in stubs.items():
        found = getattr(_native, name)
        assert found.__doc__, name
        if isinstance(node, ast.FunctionDef):
            assert parameters(node) == real(found), name
            continue
        inner = members(node)
        assert {one for one in inner if not one.startswith("_")} == public(found), name
        assert parameters(inner.pop("__new__")) == real(found), name
        for method, definition in inner.items():
            is_property = any(isinstance(one, ast.Name) and one.id == "property" for one in definition.decorator_list)
            if not is_property and not method.startswith("_"):
                assert parameters(definition) == real(getattr(found, method)), f"{name}.{method}"
            assert getattr(found, method).__doc__, f"{name}.{method}"


def test_everything_that_speaks_to_a_chain_is_a_method_and_says_what_it_takes():
    wanted = {tuple(command["path"]) for command in _table.TABLE if _table.is_method(command)}
    assert len(wanted) > 70
    for path in wanted:
        owner = tributary.Chain if len(path) == 1 else _commands.GROUPS[path[0]]
        method = getattr(owner, _table.identifier(path[-1]))
        assert method.__doc__ and "trib " + " ".join(path) in method.__doc__, path
        for parameter in list(inspect.signature(method).parameters.values())[1:]:
            assert f"    {parameter.name}: " in method.__doc__, (path, parameter.name)
            assert parameter.annotation is not parameter.empty


def test_no_argument_of_a_command_hides_what_all_of_them_take():
    for command in filter(_table.is_method, _table.TABLE):
        names = {_table.identifier(argument["name"]) for argument in command["arguments"]}
        assert not names & set(_table.options(command)), command["path"]


def test_every_amount_and_share_has_its_unit_in_the_help():
    for command in filter(_table.is_method, _table.TABLE):
        lines = _table.docstring(command).splitlines()
        for argument in command["arguments"]:
            unit = {"Amount": "planck", "Share": "parts per billion"}.get(argument["form"])
            line = next(line for line in lines if line.startswith(f"    {_table.identifier(argument['name'])}: "))
            assert unit is None or unit in line, line


def test_public_names_are_documented():
    for name in tributary.__all__:
        assert name == "__version__" or getattr(tributary, name).__doc__, name
    for module in (tributary.manifest, tributary.review, tributary.vouchers):
        for name in module.__all__:
            assert getattr(module, name).__doc__, f"{module.__name__}.{name}"
