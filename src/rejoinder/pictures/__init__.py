"""Image comparison on arrays: whether one picture was made from another, copy detection, logo search and traces of
editing.
"""
